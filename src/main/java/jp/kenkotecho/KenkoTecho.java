package jp.kenkotecho;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the Personal Health Record server. What it consists of is found by scanning: it names no feature. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KenkoTecho {

    public static void main(String[] arguments) {
        SpringApplication.run(KenkoTecho.class, arguments);
    }
}
