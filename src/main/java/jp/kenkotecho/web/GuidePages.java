package jp.kenkotecho.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * {@code /ig}: the implementation guide, with the definitions and examples that its pages link to. Open to anyone: an
 * app is written before it has a token.
 */
@Configuration(proxyBeanMethods = false)
class GuidePages implements WebMvcConfigurer {

    private static final Duration FRESH = Duration.ofHours(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/ig/**")
                .addResourceLocations("classpath:/ig/", "classpath:/fhir-profiles/")
                .setCacheControl(CacheControl.maxAge(FRESH).cachePublic());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/ig", "/ig/index.html");
        registry.addRedirectViewController("/ig/", "/ig/index.html");
    }
}
