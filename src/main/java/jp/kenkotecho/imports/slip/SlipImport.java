package jp.kenkotecho.imports.slip;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.imports.Arrival;
import jp.kenkotecho.imports.ImportKeys;
import jp.kenkotecho.imports.RecordImport;
import jp.kenkotecho.imports.slip.fhir.SlipAnswer;
import jp.kenkotecho.imports.slip.fhir.SlipDocument;
import jp.kenkotecho.imports.slip.fhir.SlipOwner;
import jp.kenkotecho.imports.slip.fhir.SlipToFhir;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Takes a slip for a person: checks that it is theirs, and shows or stores what it says. */
@Component
public class SlipImport {

    private static final String SOURCE = Canonical.ID + "source/pharmacy-slip";

    private static final Problem NO_PERSON =
            Problem.of(Problem.Kind.NOT_FOUND, "その人の記録が見つかりません。", "There is no record of that person.");

    private final RecordStore store;
    private final RecordImport imports;
    private final ImportKeys keys;
    private final Clock clock;

    SlipImport(RecordStore store, RecordImport imports, ImportKeys keys, Clock clock) {
        this.store = store;
        this.imports = imports;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Stores the slip in this text, for an importer that knows it to be whole and this person's.
     *
     * @throws Refusal when it is not
     */
    public void keep(Caller caller, PersonId person, String text) {
        take(caller, person, Symbol.of(text), true);
    }

    /** @param keep whether to store it; else the answer shows what would be stored */
    Parameters take(Caller caller, PersonId person, Symbol symbol, boolean keep) {
        var patient = store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(NO_PERSON));
        var answer = new SlipAnswer(symbol.reading());
        var doubts = SlipOwner.doubts(symbol.reading().slip(), patient);
        if (keep && doubts.stream().anyMatch(doubt -> doubt.kind() == Problem.Kind.CONFLICT)) {
            throw new Refusal(doubts);
        }
        var arrival = arrival(person, symbol);
        var imported = keep ? imports.store(caller, arrival) : imports.preview(caller, arrival);
        return answer.of(imported.added(), imported.known(), doubts, keep);
    }

    private Arrival arrival(PersonId person, Symbol symbol) {
        var slip = symbol.reading().slip();
        var today = LocalDate.now(clock);
        var statements = new SlipToFhir(person, today, keys::seal).statements(slip);
        var authors = SlipToFhir.authors(slip);
        List<DomainResource> original = List.of(SlipDocument.of(person, symbol.bytes(), clock.instant(), keys::seal));
        return new Arrival(person, SOURCE, authors, original, statements);
    }
}
