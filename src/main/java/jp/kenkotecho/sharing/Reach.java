package jp.kenkotecho.sharing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.sharing.consent.Consents;
import jp.kenkotecho.sharing.smart.Openable;
import org.springframework.stereotype.Component;

/**
 * Whose records somebody reaches: their own, and those that were shared with them. Remembered for one second, which is
 * how fast a withdrawn consent takes effect on every node.
 */
@Component
class Reach implements Openable {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final String PATIENT = "Patient/";

    private final Consents consents;
    private final Cache<Set<String>, Map<PersonId, Share>> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    Reach(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Set<PersonId> by(Set<String> links) {
        return of(links).keySet();
    }

    Map<PersonId, Share> of(Set<String> links) {
        return links.isEmpty() ? Map.of() : known.get(links, this::find);
    }

    private Map<PersonId, Share> find(Set<String> links) {
        var reach = new HashMap<PersonId, Share>();
        consents.sharedWith(links).forEach((person, categories) -> reach.put(person, new Share(false, categories)));
        links.stream()
                .filter(link -> link.startsWith(PATIENT))
                .forEach(link -> reach.put(new PersonId(link.substring(PATIENT.length())), Share.OWN));
        return Map.copyOf(reach);
    }
}
