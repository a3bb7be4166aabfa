package jp.kenkotecho.research.fhir;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.kenkotecho.research.model.Altered;
import jp.kenkotecho.research.model.ElementRule;
import jp.kenkotecho.research.model.ElementRule.Action;
import jp.kenkotecho.research.model.Pseudonyms;
import jp.kenkotecho.research.model.RuleSet;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One person's resources as they leave in one project. Built anew from nothing by the elements that have a rule, so that
 * what nobody thought of stays here; references hold together by the project's pseudonyms. For one thread.
 */
public final class Pseudonymiser {

    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** What a code or a unit looks like (UCUM has brackets and signs); a name, a phone or an address in its place does not. */
    private static final Pattern CODE =
            Pattern.compile("(?!0\\d{1,4}-\\d{1,4}-\\d{3,4}$)[A-Za-z0-9%\\[{(/][A-Za-z0-9%\\[\\]{}()._:/^*'+-]{0,63}");

    private final RuleSet rules;
    private final Function<Resource, Map<Base, ElementRule>> expressions;
    private final Pseudonyms pseudonyms;
    private final int days;

    /**
     * Makes what leaves of one person.
     *
     * @param expressions the elements of a resource that the rules' other FHIRPaths find, by identity
     */
    public Pseudonymiser(
            RuleSet rules,
            Function<Resource, Map<Base, ElementRule>> expressions,
            Pseudonyms pseudonyms,
            String person) {
        this.rules = rules;
        this.expressions = expressions;
        this.pseudonyms = pseudonyms;
        this.days = pseudonyms.daysOf(person);
    }

    /** The resource as it leaves; empty when no rule is about its type, or something modifies what it means. */
    public Optional<Resource> of(Resource resource) {
        var type = resource.fhirType();
        if (!rules.types().contains(type) || isModified(resource)) {
            return Optional.empty();
        }
        var left = (Resource) new Copying(expressions.apply(resource)).fill(fresh(resource), resource, type, type);
        left.setId(
                new IdType(type, pseudonyms.idOf(type, resource.getIdElement().getIdPart())));
        left.getMeta().addSecurity(new Coding(OBSERVATION_VALUE, "PSEUDED", "pseudonymized"));
        return Optional.of(left);
    }

    private static boolean isModified(Resource resource) {
        return resource.hasImplicitRules()
                || (resource instanceof DomainResource domain && domain.hasModifierExtension());
    }

    /** The walk over one resource. */
    private final class Copying {

        private final Map<Base, ElementRule> found;

        Copying(Map<Base, ElementRule> found) {
            this.found = found;
        }

        /**
         * Fills it with what leaves.
         *
         * @param place where {@code from} stands in the resource
         * @param kind the same from the innermost data type on: {@code Timing.repeat}
         */
        Base fill(Base to, Base from, String place, String kind) {
            for (var property : from.children()) {
                var name = property.getName().replace("[x]", "");
                if (from instanceof Quantity quantity && isCodeOf(name) && !isVouched(quantity)) {
                    continue;
                }
                for (var value : property.getValues()) {
                    var choice = property.getName().endsWith("[x]") ? ":" + value.fhirType() : "";
                    ruleOf(value, place + "." + name + choice, kind + "." + name + choice)
                            .flatMap(rule -> left(value, rule, place + "." + name, kind + "." + name))
                            .ifPresent(left -> to.setProperty(property.getName(), left));
                }
            }
            return to;
        }

        private Optional<ElementRule> ruleOf(Base value, String place, String kind) {
            return Optional.ofNullable(found.get(value))
                    .or(() -> rules.at(place))
                    .or(() -> rules.at(kind))
                    .filter(rule -> rule.action() != Action.REDACT);
        }

        private Optional<Base> left(Base value, ElementRule rule, String place, String kind) {
            if (value instanceof PrimitiveType<?> primitive) {
                return primitive(primitive, rule, place);
            }
            if (isWithheld(value)) {
                return Optional.empty();
            }
            var isPart = value.getClass().getEnclosingClass() != null;
            var left = fill(fresh(value), value, place, isPart ? kind : value.fhirType());
            if (left.isEmpty()) {
                return rule.masked() ? masked(left) : Optional.empty();
            }
            return Optional.of(left);
        }

        private Optional<Base> primitive(PrimitiveType<?> value, ElementRule rule, String place) {
            if (!value.hasValue()
                    || (value instanceof CodeType code
                            && !CODE.matcher(code.getValue()).matches())) {
                return Optional.empty();
            }
            var text = rule.action() == Action.HASH
                    ? reference(value.getValueAsString(), place)
                    : Altered.of(rule, value.getValueAsString(), value instanceof BaseDateTimeType, days);
            return text.map(one -> {
                var left = (PrimitiveType<?>) value.copy();
                left.setValueAsString(one);
                left.setId(null);
                left.setExtension(null);
                return left;
            });
        }
    }

    /** Codes of systems that nobody vouches for, and what no code looks like; parts that are modified. */
    private boolean isWithheld(Base value) {
        if (value instanceof BackboneElement part && part.hasModifierExtension()) {
            return true;
        }
        return value instanceof Coding coding && !isVouched(coding.getSystem(), coding.getCode());
    }

    private static boolean isCodeOf(String name) {
        return name.equals("system") || name.equals("code");
    }

    private boolean isVouched(Quantity quantity) {
        return isVouched(quantity.getSystem(), quantity.getCode());
    }

    private boolean isVouched(@Nullable String system, @Nullable String code) {
        return system != null
                && code != null
                && rules.isKnown(system)
                && CODE.matcher(code).matches();
    }

    /** The reference to what leaves itself; what stays here is not pointed at. */
    private Optional<String> reference(String text, String place) {
        var id = new IdType(text);
        var leaves = place.endsWith(".reference")
                && !id.isAbsolute()
                && id.hasIdPart()
                && rules.types().contains(String.valueOf(id.getResourceType()));
        return leaves
                ? Optional.of(id.getResourceType() + "/" + pseudonyms.idOf(id.getResourceType(), id.getIdPart()))
                : Optional.empty();
    }

    private static Optional<Base> masked(Base empty) {
        if (empty instanceof Element element && !(empty instanceof Reference)) {
            element.addExtension(ABSENT, new CodeType("masked"));
            return Optional.of(element);
        }
        return Optional.empty();
    }

    private static Base fresh(Base like) {
        try {
            return like.getClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every element of R4 can be made", e);
        }
    }
}
