package jp.kenkotecho.notification;

import java.time.Clock;
import java.time.Duration;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.jobs.Lane;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.jobs.NotNow;
import jp.kenkotecho.jobs.Retries;
import jp.kenkotecho.jobs.Work;
import jp.kenkotecho.notification.model.MailText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The mail that there is something new: one for an account however much there is, at most once an hour. What cannot be
 * handed over is tried again, twice as late each time, and given up after two days.
 */
@Component
class NewsMail implements Work {

    private static final String KIND = "notice-mail";
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Addresses addresses;
    private final Jobs jobs;
    private final MailSender post;
    private final Clock clock;
    private final String page;

    NewsMail(
            Addresses addresses,
            Jobs jobs,
            MailSender post,
            Clock clock,
            @Value("${phr.fhir.base-url}") String baseUrl) {
        this.addresses = addresses;
        this.jobs = jobs;
        this.post = post;
        this.clock = clock;
        this.page = baseUrl.replaceAll("/+$", "") + "/messages";
    }

    /** Plans a mail within the caller's transaction, unless one is due already or no address is confirmed. */
    void plan(String account) {
        addresses.confirmed(account).ifPresent(to -> {
            var now = clock.instant();
            var due = to.lastSent()
                    .map(sent -> sent.plus(PAUSE))
                    .filter(now::isBefore)
                    .orElse(now);
            jobs.start(KIND, account, due);
        });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.OUTSIDE;
    }

    @Override
    public Retries retries() {
        return MailSender.RETRIES;
    }

    @Override
    public void run(String account, Lease lease) {
        if (!post.isOpen()) {
            throw new NotNow(MailSender.CLOSED);
        }
        // Whoever wants no mail any more has no address.
        addresses.confirmed(account).ifPresent(to -> {
            var now = clock.instant();
            post.send(to.address(), MailText.news(to.language(), page));
            addresses.sent(account, now);
        });
    }

    /** Does nothing: what is new is on the page, without a mail. */
    @Override
    public void giveUp(String account) {}
}
