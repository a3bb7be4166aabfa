package jp.kenkotecho.server;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.spi.SupportedProfiles;
import jp.kenkotecho.spi.SupportedProfiles.SupportedProfile;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What {@code /fhir/metadata} says: HAPI's account of the server, cut down to what is offered, with our own names. */
@Component
class CapabilityStatements {

    /** Interactions that HAPI names although the operation behind them is not offered. */
    private static final Set<String> NO_INTERACTIONS = Set.of("meta", "meta-add", "meta-delete");

    private static final String BULK = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private static final String BULK_CAPABILITIES = "http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data";

    private final IFhirSystemDao<?, ?> record;
    private final DaoRegistry daos;
    private final JpaStorageSettings storage;
    private final ISearchParamRegistry searchParameters;
    private final Subjects subjects;
    private final OfferedOperations offered;
    private final List<SupportedProfile> profiles;
    private final String version;

    CapabilityStatements(
            IFhirSystemDao<?, ?> record,
            DaoRegistry daos,
            JpaStorageSettings storage,
            ISearchParamRegistry searchParameters,
            Subjects subjects,
            OfferedOperations offered,
            ObjectProvider<SupportedProfiles> profiles,
            ObjectProvider<BuildProperties> build) {
        this.record = record;
        this.daos = daos;
        this.storage = storage;
        this.searchParameters = searchParameters;
        this.subjects = subjects;
        this.offered = offered;
        this.profiles =
                profiles.orderedStream().flatMap(some -> some.all().stream()).toList();
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
    }

    JpaCapabilityStatementProvider of(RestfulServer server) {
        server.setServerName("Kenko Techo 健康手帳");
        server.setServerVersion(version);
        server.setImplementationDescription("Kenko Techo: Personal Health Record server");
        return new Provider(server);
    }

    private final class Provider extends JpaCapabilityStatementProvider {

        /** A provider without validation support: HAPI would parse 20 MB of definitions to list R4's own profiles. */
        @SuppressWarnings("NullAway")
        Provider(RestfulServer server) {
            super(server, record, storage, searchParameters, null);
            setIncludeResourceCounts(false);
            setPublisher("Kenko Techo");
            setImplementationDescription("Kenko Techo: Personal Health Record server");
        }

        @Override
        public IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
            var statement = (CapabilityStatement) super.getServerConformance(request, details);
            statement.setName("KenkoTecho").setTitle("Kenko Techo 健康手帳");
            statement.setUrl(Canonical.BASE + "/CapabilityStatement/kenko-techo");
            if (!statement.hasInstantiates(BULK_CAPABILITIES)) {
                statement.addInstantiates(BULK_CAPABILITIES);
            }
            for (var rest : statement.getRest()) {
                rest.getOperation().removeIf(operation -> operation.getName().equals("meta"));
                name("", rest.getOperation());
                rest.getResource().forEach(this::describe);
            }
            return statement;
        }

        /** Ours are stored and published; HAPI knows by itself just those of its own operations. */
        @Override
        public IBaseResource readOperationDefinition(IIdType id, RequestDetails request) {
            try {
                return daos.getResourceDao(OperationDefinition.class).read(id, request);
            } catch (ResourceNotFoundException | ResourceGoneException e) {
                return super.readOperationDefinition(id, request);
            }
        }

        private void describe(CapabilityStatementRestResourceComponent resource) {
            name(resource.getType(), resource.getOperation());
            resource.getInteraction()
                    .removeIf(one -> one.getCode() == null
                            || NO_INTERACTIONS.contains(one.getCode().toCode()));
            if (subjects.areOf(resource.getType())) {
                resource.addSearchParam()
                        .setName(Subjects.SUBJECT)
                        .setType(SearchParamType.REFERENCE)
                        .setDocumentation("Read as patient.");
                resource.addSearchInclude(resource.getType() + ":" + Subjects.SUBJECT);
            }
            profiles.stream()
                    .filter(profile -> profile.type().equals(resource.getType()))
                    .forEach(profile -> resource.addSupportedProfile(profile.url()));
        }

        private void name(String type, List<CapabilityStatementRestResourceOperationComponent> operations) {
            operations.removeIf(operation -> !offered.offers(operation.getName()));
            operations.stream()
                    .filter(operation -> offered.isOurs(operation.getName()))
                    .forEach(operation -> operation.setDefinition(offered.definitionOf(type, operation.getName())));
            // The guide of Bulk Data Access names its operations otherwise than by how they are called.
            operations.stream()
                    .filter(operation ->
                            String.valueOf(operation.getDefinition()).startsWith(BULK))
                    .forEach(operation ->
                            operation.setName(operation.getDefinition().substring(BULK.length())));
        }
    }
}
