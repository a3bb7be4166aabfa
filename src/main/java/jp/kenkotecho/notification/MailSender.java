package jp.kenkotecho.notification;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import jp.kenkotecho.jobs.Retries;
import jp.kenkotecho.notification.model.MailAddress;
import jp.kenkotecho.notification.model.MailText;
import jp.kenkotecho.spi.OutsideCalls;
import jp.kenkotecho.spi.OutsideCalls.Bounds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail server of the settings, {@code spring.mail.host} and {@code phr.notices.from}; without them there is none.
 * JavaMail's timeouts are of each read alone: a server that drips is cut off by the deadline of the whole mail.
 */
@Component("noticeMailSender") // mailSender is what Spring Boot calls its own
class MailSender {

    /** The retries of what is not taken: twice as late each time, for two days. */
    static final Retries RETRIES = new Retries(Duration.ofMinutes(5), Duration.ofDays(1), 10);

    /** How long mail waits for there to be a server, in the settings of the next start. */
    static final Duration CLOSED = Duration.ofMinutes(5);

    private static final int AT_ONCE = 4;

    private final ObjectProvider<JavaMailSenderImpl> sender;
    private final String from;
    private final OutsideCalls calls;

    /** @param deadline of one mail, from connecting to the server's last word */
    MailSender(
            ObjectProvider<JavaMailSenderImpl> sender,
            @Value("${phr.notices.from:}") String from,
            @Value("${phr.notices.deadline:20s}") Duration deadline) {
        this.sender = sender;
        this.from = from;
        this.calls = new OutsideCalls("mail", new Bounds(deadline, AT_ONCE, AT_ONCE));
    }

    boolean isOpen() {
        return !from.isEmpty() && sender.getIfAvailable() != null;
    }

    /** Throws MailException when it could not be handed over. */
    void send(MailAddress to, MailText mailText) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to.text());
        message.setSubject(mailText.subject());
        message.setText(mailText.body());
        try {
            calls.call("mail", new Handing(sender.getObject(), message));
        } catch (IOException e) {
            throw e.getCause() instanceof MailException why ? why : new MailSendException("not handed over", e);
        }
    }

    /** Handing over one mail, over connections that can be closed from outside. */
    private static final class Handing implements OutsideCalls.Exchange<Boolean> {

        private final ClosableSockets sockets = new ClosableSockets();
        private final JavaMailSenderImpl sender;
        private final SimpleMailMessage message;

        Handing(JavaMailSenderImpl like, SimpleMailMessage message) {
            this.sender = over(sockets, like);
            this.message = message;
        }

        private static JavaMailSenderImpl over(ClosableSockets sockets, JavaMailSenderImpl like) {
            var properties = new Properties();
            properties.putAll(like.getJavaMailProperties());
            var protocol =
                    "mail." + (like.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : like.getProtocol());
            // TLS, from the start or by STARTTLS, is put upon a plain socket of this factory.
            properties.put(protocol + ".socketFactory", sockets);
            properties.put(protocol + ".socketFactory.fallback", "false");
            var sender = new JavaMailSenderImpl();
            sender.setHost(like.getHost());
            sender.setPort(like.getPort());
            sender.setProtocol(like.getProtocol());
            sender.setUsername(like.getUsername());
            sender.setPassword(like.getPassword());
            sender.setDefaultEncoding(like.getDefaultEncoding());
            sender.setJavaMailProperties(properties);
            return sender;
        }

        @Override
        public Boolean run() {
            sender.send(message);
            return true;
        }

        @Override
        public void abort() {
            sockets.close();
        }
    }
}
