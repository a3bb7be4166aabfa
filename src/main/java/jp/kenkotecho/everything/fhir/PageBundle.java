package jp.kenkotecho.everything.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** A page as a Bundle of type searchset (R4, Bundle: search results). How many there are in all it does not say. */
public final class PageBundle {

    private static final String CUT_JA = "このページの記録が参照する医療機関などが多いため、一部だけを入れました。残りは参照先を直接読んでください。";
    private static final String CUT_EN =
            "The records of this page refer to more than is put beside them: read the rest by their references.";

    private final String base;
    private final Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);

    /** @param base the FHIR base URL of the server */
    public PageBundle(String base) {
        this.base = base;
    }

    public PageBundle link(String relation, String url) {
        bundle.addLink().setRelation(relation).setUrl(url);
        return this;
    }

    /** Adds resources of the person's record. */
    public PageBundle matches(List<Resource> resources) {
        resources.forEach(one -> add(one, SearchEntryMode.MATCH));
        return this;
    }

    /** Adds what the records of the page refer to. */
    public PageBundle includes(List<Resource> resources, boolean all) {
        resources.forEach(one -> add(one, SearchEntryMode.INCLUDE));
        if (!all) {
            var outcome = new OperationOutcome();
            var issue = outcome.addIssue().setSeverity(IssueSeverity.WARNING).setCode(IssueType.INCOMPLETE);
            issue.getDetails().setText(CUT_JA);
            issue.setDiagnostics(CUT_EN);
            bundle.addEntry().setResource(outcome).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
        return this;
    }

    private void add(Resource resource, SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(base + "/" + resource.fhirType() + "/"
                        + resource.getIdElement().getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    public Bundle bundle() {
        return bundle;
    }
}
