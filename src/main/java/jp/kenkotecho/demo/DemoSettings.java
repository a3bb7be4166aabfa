package jp.kenkotecho.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.demo.*}, for demo mode only.
 *
 * @param days for how many days before the first start each resident has measured blood pressure and weight; a quarter
 *     is what a doctor looks back on
 */
@ConfigurationProperties("phr.demo")
record DemoSettings(@DefaultValue("90") int days) {

    private static final int MOST_DAYS = 3_660;

    DemoSettings {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("phr.demo.days: 0 to " + MOST_DAYS);
        }
    }
}
