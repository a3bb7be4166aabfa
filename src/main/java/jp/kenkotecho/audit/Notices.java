package jp.kenkotecho.audit;

import java.time.Clock;
import jp.kenkotecho.audit.KnownReaders.Untold;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.ShownText;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells people of whoever has seen their record for the first time: a Communication in the record itself. */
@Component
class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int LONGEST_ID = 60;
    private static final Text INSTITUTION = new Text("医療機関か自治体", "A clinic or an office");
    private static final Text PROFESSIONAL = new Text("医療や保健の専門職", "A health professional");
    private static final Text RELATIVE = new Text("ご家族", "Somebody of your family");

    private final KnownReaders knownReaders;
    private final ActorNames names;
    private final RecordStore store;
    private final Clock clock;

    Notices(KnownReaders knownReaders, ActorNames names, RecordStore store, Clock clock) {
        this.knownReaders = knownReaders;
        this.names = names;
        this.store = store;
        this.clock = clock;
    }

    /** Each once; one that fails is tried again, and holds up nobody else's. */
    void send() {
        for (var untold : knownReaders.untold()) {
            try {
                store.write(ServerCaller.NOTICE, message(untold));
                knownReaders.told(untold);
            } catch (NotWritten e) {
                LOG.error("A notice of first access could not be written.", e);
                if (!e.isConflict()) {
                    // The person is gone, or the record refuses it for good: not again twice a second.
                    knownReaders.told(untold);
                }
            }
        }
    }

    private Bundle message(Untold untold) {
        var id = "notice-" + Sha256.of(untold.person() + " " + untold.party());
        var party = nameOf(untold);
        var text = new Text(
                party.ja() + "が、あなたの記録をはじめて見ました。だれが何を見たかは「だれが見たか」で、見せる相手は「見せる」でいつでも変えられます。",
                party.en()
                        + " has seen your record for the first time. Who saw what is in your access log; whom you share it"
                        + " with you can change at any time.");
        var message = Notice.of(
                id.substring(0, LONGEST_ID), "first-access", new PersonId(untold.person()), text, clock.instant());
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(message)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(message.getId());
        return bundle;
    }

    /** Who it was, by a name wherever there is one: no person is called by the word for what they are to a machine. */
    private Text nameOf(Untold untold) {
        var party = untold.party();
        return switch (party.replaceAll("/.*", "")) {
            case "Device" -> new Text("共有リンクを開いた人", "Somebody with your link");
            case "Organization" -> quoted(names.organization(party), INSTITUTION);
            case "Practitioner" -> quoted(names.professional(party), PROFESSIONAL);
            case "RelatedPerson" -> quoted(names.relative(party, untold.person()), RELATIVE);
            case "Patient" -> RELATIVE;
            default -> new Text("アプリ", "An app");
        };
    }

    private static Text quoted(String name, Text otherwise) {
        var shown = "「" + ShownText.within(name) + "」";
        return name.isEmpty() ? otherwise : new Text(shown, shown);
    }
}
