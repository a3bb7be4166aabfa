package jp.kenkotecho.access;

import java.util.Collection;
import jp.kenkotecho.consent.Consents;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * The notice that a reader does not see everything. A record is silent about it, unless the person chose in the
 * reader's Consent ({@code tells-withheld}) that it be said; and then it says that, and not what.
 */
@Component
public class WithheldNotice {

    private static final String CONSENT = "Consent/";

    private final Consents consents;
    private final RecordStore store;

    WithheldNotice(Consents consents, RecordStore store) {
        this.consents = consents;
        this.store = store;
    }

    /** Makes a Consent say it, or not. */
    static void choose(Consent consent, boolean isSaid) {
        consent.getExtension().removeIf(one -> Canonical.TELLS_WITHHELD.equals(one.getUrl()));
        if (isSaid) {
            consent.addExtension(Canonical.TELLS_WITHHELD, new BooleanType(true));
        }
    }

    /**
     * Whether it is to be said to the caller that something of these types is not shown.
     *
     * @return false as long as the person did not choose so, whatever is hidden
     */
    public boolean isSaid(Caller caller, PersonId person, Collection<? extends Class<? extends DomainResource>> types) {
        var sources = consents.with(caller.behalf().links(), person).sources();
        if (sources.stream().noneMatch(this::chose)) {
            return false;
        }
        var owner = ConsentPreview.in("Patient/" + person.value());
        return types.stream()
                .map(type -> RecordQuery.of(type, person))
                .anyMatch(query -> store.count(owner, query) > store.count(caller, query));
    }

    private boolean chose(String source) {
        return source.startsWith(CONSENT)
                && store.read(ServerCaller.JUDGEMENT, Consent.class, new IdType(source).getIdPart())
                        .filter(WithheldNotice::chose)
                        .isPresent();
    }

    private static boolean chose(Consent consent) {
        return consent.getExtensionByUrl(Canonical.TELLS_WITHHELD) != null
                && consent.getExtensionByUrl(Canonical.TELLS_WITHHELD).getValue() instanceof BooleanType said
                && said.booleanValue();
    }
}
