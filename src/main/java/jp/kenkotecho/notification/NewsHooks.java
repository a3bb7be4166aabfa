package jp.kenkotecho.notification;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.UUID;
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
    private final MailSender post;

    NewsHooks(JdbcClient database, MailSender post) {
        this.database = database;
        this.post = post;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    void created(IBaseResource resource, RequestDetails request) {
        if (post.isOpen()) {
            toTell(resource)
                    .ifPresent(person -> database.sql("insert into notice_due (id, person, writer) values (?, ?, ?)")
                            .params(
                                    UUID.randomUUID().toString(),
                                    person.value(),
                                    CallerOf.request(request)
                                            .map(caller -> caller.behalf().account())
                                            .orElse(""))
                            .update());
        }
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
