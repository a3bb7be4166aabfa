package jp.kenkotecho.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.kenkotecho.notification.model.MailAddress;
import jp.kenkotecho.notification.model.MailText;
import jp.kenkotecho.spi.SlowServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Timeout(60)
class MailSenderTest {

    @Test
    void cuts_off_a_mail_server_that_drips() {
        try (var server = SlowServer.ofMail()) {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.port());
            sender.getJavaMailProperties().put("mail.smtp.timeout", "5000");
            var beans = new StaticListableBeanFactory();
            beans.addBean("sender", sender);
            var post = new MailSender(
                    beans.getBeanProvider(JavaMailSenderImpl.class), "techo@mail.example", Duration.ofMillis(800));

            assertThatThrownBy(() -> post.send(
                            MailAddress.read("hanako@mail.example").orElseThrow(), MailText.code("ja", "000000")))
                    .isInstanceOf(MailSendException.class);

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.open() == 0);
            assertThat(server.mostOpen()).isEqualTo(1);
        }
    }
}
