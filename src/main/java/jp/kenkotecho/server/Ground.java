package jp.kenkotecho.server;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What everybody is given from outside: the time, and the days of Japan. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Ground {

    /** Days of a resident's record (birthdays, the day a drug was handed over) are days in Japan. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Tokyo"));
    }
}
