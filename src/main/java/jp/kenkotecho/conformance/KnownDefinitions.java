package jp.kenkotecho.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What resources are held to: the published definitions and those of R4, all in memory; no database is asked, so the
 * same resource is judged alike on every node. A code system that nobody here knows is a warning.
 *
 * <p>It is HAPI's bridge to the validator, which thinks in R5. HAPI's own converts every type of R4 to learn what they
 * are called; here a type is converted when somebody looks into it.
 */
final class KnownDefinitions extends WorkerContextValidationSupportAdapter {

    private final R4Definitions r4;
    private volatile @Nullable List<StructureDefinition> types;
    private volatile @Nullable Set<String> primitives;

    private KnownDefinitions(IValidationSupport all, R4Definitions r4) {
        super(all);
        this.r4 = r4;
    }

    static KnownDefinitions of(FhirContext fhir, Published published) {
        var r4 = new R4Definitions(fhir);
        var ours = new PrePopulatedValidationSupport(fhir);
        published.all().forEach(ours::addResource);
        var unknown = new UnknownCodeSystemWarningValidationSupport(fhir);
        var all = new ValidationSupportChain(
                r4,
                ours,
                new InMemoryTerminologyServerValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                unknown);
        return new KnownDefinitions(all, r4);
    }

    @Override
    @SuppressWarnings("unchecked") // there is no other type of which all are ever asked for
    public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
        return type == StructureDefinition.class ? (List<T>) types() : super.fetchResourcesByType(type);
    }

    @Override
    public List<StructureDefinition> fetchTypeDefinitions(String name) {
        return types().stream().filter(type -> name.equals(type.getType())).toList();
    }

    @Override
    public boolean isPrimitiveType(String name) {
        var known = primitives;
        if (known == null) {
            known = r4.types().stream()
                    .filter(type -> type.kind().equals("primitive-type"))
                    .map(PackedDefinitions.Type::name)
                    .collect(Collectors.toUnmodifiableSet());
            primitives = known;
        }
        return known.contains(name);
    }

    private List<StructureDefinition> types() {
        var known = types;
        if (known == null) {
            known = r4.types().stream()
                    .<StructureDefinition>map(OpenedLater::new)
                    .toList();
            types = known;
        }
        return known;
    }

    /** A type by its name, with the elements of the whole definition when they are asked for. */
    @SuppressWarnings("serial") // never serialized
    private final class OpenedLater extends StructureDefinition {

        private transient volatile @Nullable StructureDefinition whole;

        OpenedLater(PackedDefinitions.Type type) {
            setUrl(type.url());
            setVersion("4.0.1");
            setName(type.name());
            setKind(StructureDefinitionKind.fromCode(type.kind()));
            setType(type.type());
            setAbstract(type.isAbstract());
            setDerivation(TypeDerivationRule.SPECIALIZATION);
            if (!type.base().isEmpty()) {
                setBaseDefinition(type.base());
            }
        }

        @Override
        public StructureDefinitionSnapshotComponent getSnapshot() {
            return whole().getSnapshot();
        }

        @Override
        public boolean hasSnapshot() {
            return true;
        }

        private StructureDefinition whole() {
            var known = whole;
            if (known == null) {
                known = Objects.requireNonNull(fetchResource(StructureDefinition.class, getUrl()));
                whole = known;
            }
            return known;
        }
    }
}
