package jp.kenkotecho.conformance;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Extensions that change what the element around them means ({@code modifierExtension}). This server reads none, and no
 * profile of ours defines one; who does not understand one must not act as if it were not there (R4, Extensibility,
 * 2.4.0.2). A Consent might be taken back by one.
 */
final class Modifiers {

    private static final String EXTENSION = "modifierExtension";

    /** Rules elsewhere, by which a resource is to be understood (R4, Resource, 2.26.3.2). */
    private static final String RULES = "implicitRules";

    private static final Text NOT_UNDERSTOOD = new Text(
            "意味を変える拡張や規則 (modifierExtension、implicitRules) は、このサーバーでは理解できないので、受け付けられません。",
            "What changes the meaning (modifierExtension, implicitRules) is not understood here, so this cannot be taken.");

    private Modifiers() {}

    /** One finding for each, wherever in the resource it is. */
    static List<Finding> in(Resource resource) {
        var found = new ArrayList<Finding>();
        look(resource, resource.fhirType(), found);
        return found;
    }

    private static void look(Base element, String place, List<Finding> found) {
        for (var property : element.children()) {
            var values = property.getValues();
            for (var i = 0; i < values.size(); i++) {
                var name = property.getName();
                if (name.equals(EXTENSION) || name.equals(RULES)) {
                    found.add(new Finding(true, name, place + step(property, i), NOT_UNDERSTOOD, NOT_UNDERSTOOD.en()));
                } else {
                    look(values.get(i), place + step(property, i), found);
                }
            }
        }
    }

    private static String step(Property property, int index) {
        var name = "." + property.getName().replace("[x]", "");
        return property.isList() ? name + "[" + index + "]" : name;
    }
}
