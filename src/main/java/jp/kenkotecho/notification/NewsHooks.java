package jp.kenkotecho.notification;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notices, within the transaction that stores it, what a person is to be told of: messages that are not their own, the
 * server's among them, and tasks that are for them to do.
 */
@FhirInterceptor
class NewsHooks {

    private static final String PATIENT = "Patient/";

    private final JdbcClient database;
    private final Jobs jobs;
    private final MailSender post;

    NewsHooks(JdbcClient database, Jobs jobs, MailSender post) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    void created(IBaseResource resource, RequestDetails request) {
        if (post.isOpen()) {
            var writer = CallerOf.request(request)
                    .map(caller -> caller.behalf().account())
                    .orElse("");
            toTell(resource).ifPresent(person -> note(person, writer));
        }
    }

    private void note(PersonId person, String writer) {
        var id = UUID.randomUUID().toString();
        database.sql("insert into notice_due (id, person, writer) values (?, ?, ?)")
                .params(id, person.value(), writer)
                .update();
        jobs.start(NotificationDispatcher.KIND, id);
    }

    private static Optional<PersonId> toTell(IBaseResource resource) {
        if (resource instanceof Communication message) {
            return person(message.getSubject()).filter(person -> !isOf(message.getSender(), person));
        }
        return resource instanceof Task task
                ? person(task.getOwner())
                        .filter(person -> isOf(task.getFor(), person) && !isOf(task.getRequester(), person))
                : Optional.empty();
    }

    private static boolean isOf(Reference reference, PersonId person) {
        return person(reference).filter(person::equals).isPresent();
    }

    private static Optional<PersonId> person(Reference reference) {
        return Optional.ofNullable(reference.getReference())
                .filter(text -> text.startsWith(PATIENT))
                .flatMap(text -> PersonId.read(text.substring(PATIENT.length())));
    }
}
