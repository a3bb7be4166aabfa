package jp.kenkotecho.server;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells Spring that no bean is defined any more, before the web server is made. Spring remembers which beans are of a type
 * only from then on, and says so itself after the web server has asked for HAPI's servlet, and with it for nearly all
 * beans: each of them would search all definitions for all that it is given.
 */
@Component
class FrozenDefinitions implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final ConfigurableListableBeanFactory beans;

    FrozenDefinitions(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        beans.freezeConfiguration();
    }
}
