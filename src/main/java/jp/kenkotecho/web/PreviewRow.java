package jp.kenkotecho.web;

import java.util.List;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * What somebody would see of one category: a line of a preview.
 *
 * @param visible how many records
 * @param hidden how many of the category they would not see
 * @param items some of those that they would see, in words
 */
record PreviewRow(Text category, int visible, int hidden, List<String> items) {

    PreviewRow {
        items = List.copyOf(items);
    }

    /** The rows of what {@code $consent-preview} answers, without the categories of which there is nothing. */
    static List<PreviewRow> of(Parameters preview) {
        return preview.getParameter().stream()
                .filter(one -> one.getName().equals("category"))
                .map(PreviewRow::row)
                .filter(row -> row.visible() + row.hidden() > 0)
                .toList();
    }

    private static PreviewRow row(ParametersParameterComponent category) {
        var code = (Coding) part(category, "code").get(0).getValue();
        return new PreviewRow(
                InformationCategory.of(code.getCode()).display(),
                count(category, "visible"),
                count(category, "hidden"),
                part(category, "item").stream()
                        .map(one -> ((Reference) one.getValue()).getDisplay())
                        .toList());
    }

    private static int count(ParametersParameterComponent category, String name) {
        return ((IntegerType) part(category, name).get(0).getValue()).getValue();
    }

    private static List<ParametersParameterComponent> part(ParametersParameterComponent category, String name) {
        return category.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .toList();
    }
}
