package jp.kenkotecho;

import jp.kenkotecho.log.StandardStreams;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;

/** Starts the Personal Health Record server. What it consists of is found by scanning: it names no feature. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KenkoTecho {

    public static void main(String[] arguments) {
        var server = new SpringApplication(KenkoTecho.class);
        // The first moment at which the log is set up.
        server.addListeners(
                (ApplicationListener<ApplicationContextInitializedEvent>) ready -> StandardStreams.leaveToTheLog());
        server.run(arguments);
    }
}
