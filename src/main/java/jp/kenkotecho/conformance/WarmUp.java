package jp.kenkotecho.conformance;

import java.util.List;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What nobody has to wait for: once the server is up, R4's definitions are read, so that the first who writes finds them
 * there, and what is left to publish is published.
 */
@Component
class WarmUp {

    private final ProfileValidator validator;
    private final PublishedAtStart publishing;

    WarmUp(ProfileValidator validator, PublishedAtStart publishing) {
        this.validator = validator;
        this.publishing = publishing;
    }

    @EventListener(ApplicationReadyEvent.class)
    void inTheBackground() {
        var work = new Thread(this::work, "conformance-warm-up");
        work.setDaemon(true);
        work.start();
    }

    private void work() {
        validator.findings(new Basic().setCode(new CodeableConcept().setText("warm-up")), List.of());
        publishing.finish();
    }
}
