package jp.kenkotecho.profile;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** A record in memory, for tests of features without a server. It knows searches by {@code identifier} and no gate. */
public final class FakeRecordStore implements RecordStore {

    private final Map<String, Resource> stored = new LinkedHashMap<>();
    private final List<Integer> bundles = new ArrayList<>();
    private int ids;

    @Override
    public <T extends Resource> Optional<T> read(Caller caller, Class<T> type, String id) {
        return all(type)
                .filter(resource -> id.equals(resource.getIdElement().getIdPart()))
                .findFirst();
    }

    @Override
    public <T extends Resource> List<T> search(Caller caller, RecordQuery<T> query) {
        return all(query.type())
                .filter(resource -> matches(resource, query))
                .limit(query.most())
                .toList();
    }

    @Override
    public <T extends Resource> Rows<T> rows(Caller caller, RecordQuery<T> query, int skip, int howMany) {
        var behind = search(caller, query).stream().skip(skip).toList();
        return new Rows<>(behind.stream().limit(howMany).toList(), behind.size() > howMany);
    }

    @Override
    public long count(Caller caller, RecordQuery<?> query) {
        return search(caller, query).size();
    }

    private static boolean matches(Resource resource, RecordQuery<?> query) {
        return query.conditions().stream()
                .filter(condition -> condition.parameter().equals("identifier"))
                .allMatch(condition -> has(resource, Set.copyOf(condition.values())));
    }

    @Override
    public Bundle write(Caller caller, Bundle transaction) {
        bundles.add(transaction.getEntry().size());
        var created = new ArrayList<Resource>();
        var response = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        for (var entry : transaction.getEntry()) {
            if (entry.getRequest().getMethod() != Bundle.HTTPVerb.POST) {
                throw new NotWritten(new UnsupportedOperationException("the fake knows POST"), false);
            }
            var resource = known(entry).orElseGet(() -> named(entry.getResource(), created));
            response.addEntry().getResponse().setLocation(resource.getId() + "/_history/1");
        }
        created.forEach(resource -> stored.put(resource.getId(), resource));
        return response;
    }

    /** How many entries each Bundle had that was written. */
    public List<Integer> bundles() {
        return List.copyOf(bundles);
    }

    public int size() {
        return stored.size();
    }

    private Optional<Resource> known(Bundle.BundleEntryComponent entry) {
        var condition = entry.getRequest().getIfNoneExist();
        return condition == null
                ? Optional.empty()
                : stored.values().stream()
                        .filter(one -> one.fhirType().equals(entry.getResource().fhirType()))
                        .filter(one -> has(
                                one,
                                Set.of(URLDecoder.decode(condition, StandardCharsets.UTF_8)
                                        .replace("identifier=", "")
                                        .split(","))))
                        .findFirst();
    }

    private Resource named(Resource resource, List<Resource> created) {
        var copy = resource.copy();
        copy.setId(resource.fhirType() + "/fake-" + ids++);
        created.add(copy);
        return copy;
    }

    private <T extends Resource> Stream<T> all(Class<T> type) {
        return stored.values().stream().filter(type::isInstance).map(type::cast);
    }

    private static boolean has(Resource resource, Set<String> tokens) {
        var identifiers = resource.getNamedProperty("identifier");
        return identifiers != null
                && identifiers.getValues().stream()
                        .map(Identifier.class::cast)
                        .anyMatch(
                                one -> tokens.contains(RecordQuery.Token.of(one).text()));
    }
}
