package jp.kenkotecho.summary;

import ca.uhn.fhir.jpa.ips.api.INoInfoGenerator;
import ca.uhn.fhir.jpa.ips.api.ISectionResourceSupplier;
import ca.uhn.fhir.jpa.ips.api.ISectionResourceSupplier.InclusionTypeEnum;
import ca.uhn.fhir.jpa.ips.api.ISectionResourceSupplier.ResourceEntry;
import ca.uhn.fhir.jpa.ips.api.IpsContext;
import ca.uhn.fhir.jpa.ips.api.IpsSectionContext;
import ca.uhn.fhir.jpa.ips.api.Section;
import ca.uhn.fhir.jpa.ips.strategy.AllergyIntoleranceNoInfoR4Generator;
import ca.uhn.fhir.jpa.ips.strategy.BaseIpsGenerationStrategy;
import ca.uhn.fhir.jpa.ips.strategy.MedicationNoInfoR4Generator;
import ca.uhn.fhir.jpa.ips.strategy.ProblemNoInfoR4Generator;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordLine;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.summary.fhir.NewestOfEach;
import jp.kenkotecho.summary.fhir.SummarySection;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/**
 * What HAPI's generator asks for: the sections, read through the record's port as the caller, so that a summary never
 * holds what the caller could not read one by one.
 */
@Component
class SummaryStrategy extends BaseIpsGenerationStrategy {

    static final String LINE = RecordLine.class.getName();

    private static final String NARRATIVES = "classpath:jp/kenkotecho/summary/narratives.properties";
    private static final String SECTION = Canonical.BASE + "/summary-section";

    /** IPS wants these three sections always, and a word when there is nothing. */
    private static final Map<String, INoInfoGenerator> ALWAYS = Map.of(
            "48765-2", new AllergyIntoleranceNoInfoR4Generator(),
            "10160-0", new MedicationNoInfoR4Generator(),
            "11450-4", new ProblemNoInfoR4Generator());

    private final RecordStore store;
    private final Clock clock;

    SummaryStrategy(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void initialize() {
        SummarySection.all().forEach(this::add);
    }

    @Override
    public IBaseResource fetchPatient(IIdType id, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        return store.read(caller, Patient.class, id.getIdPart()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }

    @Override
    public IBaseResource fetchPatient(TokenParam identifier, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        // A system alone says who nobody is.
        var value = Objects.requireNonNullElse(identifier.getValue(), "");
        if (value.isBlank()) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        var token = new Token(Objects.requireNonNullElse(identifier.getSystem(), ""), value);
        var found = store.search(caller, RecordQuery.of(Patient.class).is("identifier", token));
        if (found.size() != 1) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        return found.get(0);
    }

    @Override
    public List<String> getNarrativePropertyFiles() {
        return List.of(NARRATIVES);
    }

    @Override
    public IBaseResource createAuthor() {
        var author = new Organization().setName("健康手帳 Kenko Techo");
        author.setId(IdType.newRandomUuid());
        return author;
    }

    @Override
    public String createTitle(IpsContext context) {
        return "健康の要約 Patient summary " + LocalDate.now(clock);
    }

    private void add(SummarySection section) {
        var described = Section.newBuilder()
                .withTitle(section.title())
                .withSectionSystem(Canonical.LOINC)
                .withSectionCode(section.code())
                .withSectionDisplay(section.display())
                .withResourceType(section.type())
                .withProfile(SECTION + "#" + section.code());
        var always = ALWAYS.get(section.code());
        if (always != null) {
            described.withNoInfoGenerator(always);
        }
        addSection(described.build(), new Supplier(section));
    }

    /** Reads one section as the caller of the request. */
    private final class Supplier implements ISectionResourceSupplier {

        private final SummarySection section;

        Supplier(SummarySection section) {
            this.section = section;
        }

        @Override
        public <T extends IBaseResource> List<ResourceEntry> fetchResourcesForSection(
                IpsContext context, IpsSectionContext<T> sectionContext, RequestDetails request) {
            var caller = CallerOf.request(request).orElseThrow();
            var person = new PersonId(context.getSubjectId().getIdPart());
            var found = store.search(caller, section.query(person)).stream()
                    .filter(section::holds)
                    .map(DomainResource.class::cast)
                    .toList();
            return NewestOfEach.of(found, section.newest()).stream()
                    .map(Supplier::entry)
                    .toList();
        }

        private static ResourceEntry entry(DomainResource resource) {
            resource.setUserData(LINE, RecordLine.of(resource));
            return new ResourceEntry(resource, InclusionTypeEnum.PRIMARY_RESOURCE);
        }
    }
}
