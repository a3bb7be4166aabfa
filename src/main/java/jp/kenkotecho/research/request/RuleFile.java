package jp.kenkotecho.research.request;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.research.model.ElementRule;
import jp.kenkotecho.research.model.ElementRule.Action;
import jp.kenkotecho.research.model.RuleSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The rules of pseudonymisation that the settings name. Rules that cannot be read keep the server from starting. */
@Component
public class RuleFile {

    private record Written(
            String path,
            @JsonProperty("do") String action,
            @JsonProperty("to") @Nullable String to,
            @JsonProperty("matching") @Nullable String matching,
            @JsonProperty("masked") boolean masked) {

        ElementRule rule() {
            return new ElementRule(
                    path,
                    Action.valueOf(action.toUpperCase(Locale.ROOT)),
                    to == null ? "" : to,
                    Pattern.compile(matching == null ? ".*" : matching, Pattern.DOTALL),
                    masked);
        }
    }

    private record File(String version, List<String> codeSystems, Map<String, String> never, List<Written> rules) {}

    private final RuleSet rules;
    private final RuleSet withoutQuasiIdentifiers;
    private final FhirContext fhir;

    public RuleFile(ResearchSettings settings, ResourceLoader files, ObjectMapper json, FhirContext fhir) {
        this.fhir = fhir;
        this.rules = read(settings.rules(), files, json);
        this.withoutQuasiIdentifiers = without(rules, Set.copyOf(settings.quasiIdentifiers()));
    }

    private static RuleSet read(String place, ResourceLoader files, ObjectMapper json) {
        try (var stream = files.getResource(place).getInputStream()) {
            var file = json.readValue(stream, File.class);
            return new RuleSet(
                    file.version(),
                    file.codeSystems(),
                    file.never(),
                    file.rules().stream().map(Written::rule).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("phr.research.rules", e);
        }
    }

    private static RuleSet without(RuleSet rules, Set<String> paths) {
        var left = rules.rules().stream()
                .filter(rule -> !paths.contains(rule.path()))
                .toList();
        if (left.size() != rules.rules().size() - paths.size()) {
            throw new IllegalArgumentException("phr.research.quasi-identifiers: each is the path of a rule");
        }
        return new RuleSet(rules.version(), rules.codeSystems(), rules.never(), left);
    }

    public RuleSet rules() {
        return rules;
    }

    /** The same, for those who are among too few. */
    public RuleSet withoutQuasiIdentifiers() {
        return withoutQuasiIdentifiers;
    }

    /** What the rules' FHIRPaths find in a resource; most rules name an element by where it stands and need none. */
    public Map<Base, ElementRule> found(Resource resource) {
        var found = new IdentityHashMap<Base, ElementRule>();
        for (var rule : rules.expressions(resource.fhirType())) {
            fhir.newFhirPath()
                    .evaluate(resource, rule.path(), Base.class)
                    .forEach(element -> found.putIfAbsent(element, rule));
        }
        return found;
    }

    /** The types of resources that leave. */
    public Set<String> types() {
        var types = new HashSet<>(rules.types());
        types.retainAll(fhir.getResourceTypes());
        return types;
    }
}
