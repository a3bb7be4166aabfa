package jp.kenkotecho.sharing.notices;

import jp.kenkotecho.sharing.notices.model.Letter;
import jp.kenkotecho.sharing.notices.model.MailAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The mail server of the settings, {@code spring.mail.host} and {@code phr.notices.from}; without them there is none. */
@Component
class Post {

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    Post(ObjectProvider<JavaMailSender> sender, @Value("${phr.notices.from:}") String from) {
        this.sender = sender;
        this.from = from;
    }

    boolean isOpen() {
        return !from.isEmpty() && sender.getIfAvailable() != null;
    }

    /** Throws MailException when it could not be handed over. */
    void send(MailAddress to, Letter letter) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to.text());
        message.setSubject(letter.subject());
        message.setText(letter.body());
        sender.getObject().send(message);
    }
}
