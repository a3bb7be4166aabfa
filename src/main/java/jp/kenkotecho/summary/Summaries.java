package jp.kenkotecho.summary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.ips.generator.IIpsGeneratorSvc;
import ca.uhn.fhir.jpa.ips.generator.IpsGeneratorSvcImpl;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** International Patient Summaries, of what a caller may see. */
@Component
public class Summaries {

    private final IIpsGeneratorSvc generator;
    private final SummaryStrategy strategy;

    Summaries(FhirContext fhir, SummaryStrategy strategy) {
        this.generator = new IpsGeneratorSvcImpl(fhir, strategy);
        this.strategy = strategy;
    }

    /** The summary of a person for a feature that shows it to a reader of its own. */
    public IBaseBundle of(Caller caller, PersonId person) {
        var request = new SystemRequestDetails();
        CallerOf.set(request, caller);
        return of(request, new IdType("Patient", person.value()));
    }

    IBaseBundle of(RequestDetails request, IdType patient) {
        return generator.generateIps(request, patient, strategy.getBundleProfile());
    }

    IBaseBundle of(RequestDetails request, TokenParam identifier) {
        return generator.generateIps(request, identifier, strategy.getBundleProfile());
    }

    String profile() {
        return strategy.getBundleProfile();
    }
}
