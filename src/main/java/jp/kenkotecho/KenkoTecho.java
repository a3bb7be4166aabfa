package jp.kenkotecho;

import jp.kenkotecho.log.StandardStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;

/** Starts the Personal Health Record server. What it consists of is found by scanning: it names no feature. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KenkoTecho {

    private static final Logger LOG = LoggerFactory.getLogger(KenkoTecho.class);

    public static void main(String[] arguments) {
        server(KenkoTecho.class).run(arguments);
    }

    /**
     * The server as it tells of its start: "Started" when it calls itself ready, which is when everything that is loaded
     * at the start is there. Spring's own line comes before that, when people of demo mode cannot sign in yet.
     */
    static SpringApplication server(Class<?> made) {
        var server = new SpringApplication(made);
        server.setLogStartupInfo(false);
        // The first moment at which the log is set up.
        server.addListeners((ApplicationListener<ApplicationContextInitializedEvent>) begun -> {
            StandardStreams.leaveToTheLog();
            LOG.info("Starting KenkoTecho with Java {}", Runtime.version());
        });
        server.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> LOG.info(
                "Started KenkoTecho in {} seconds", ready.getTimeTaken().toSeconds()));
        return server;
    }
}
