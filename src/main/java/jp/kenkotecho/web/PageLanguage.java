package jp.kenkotecho.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Japanese unless asked otherwise: {@code ?lang=en} and {@code ?lang=ja-easy} switch, and a cookie remembers it. やさしい日本語
 * is Japanese in every respect but its messages ({@code messages_ja__easy}): what it does not say is said in Japanese.
 */
@Configuration(proxyBeanMethods = false)
class PageLanguage implements WebMvcConfigurer {

    private static final String MESSAGES = "classpath*:jp/kenkotecho/**/messages_ja.properties";
    /** BCP 47 has no code for it; as a variant of Java's it is kept in a private use of the tag. */
    private static final Locale EASY = Locale.forLanguageTag("ja-x-lvariant-easy");

    private static final Map<String, Locale> LANGUAGES =
            Map.of("ja", Locale.JAPANESE, "ja-easy", EASY, "en", Locale.ENGLISH);

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(basenames());
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.JAPANESE);
        return messages;
    }

    /** Every room with pages keeps its own messages beside them. */
    private static String[] basenames() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(MESSAGES))
                    .map(PageLanguage::basename)
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String basename(Resource file) {
        try {
            var url = file.getURL().toString();
            return url.substring(url.lastIndexOf("jp/kenkotecho/"), url.lastIndexOf("_ja.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    LocaleResolver localeResolver() {
        var cookie = new CookieLocaleResolver("language");
        cookie.setDefaultLocale(Locale.JAPANESE);
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        return cookie;
    }

    /** Whether somebody reads やさしい日本語. */
    static boolean isEasy(Locale locale) {
        return locale.equals(EASY);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OfferedLanguage());
    }

    /** Ignores languages that the pages are not written in, and whatever else stands in {@code lang}. */
    private static final class OfferedLanguage extends LocaleChangeInterceptor {

        OfferedLanguage() {
            setParamName("lang");
            setIgnoreInvalidLocale(true);
        }

        @Override
        protected Locale parseLocaleValue(String value) {
            return LANGUAGES.getOrDefault(value, Locale.JAPANESE);
        }
    }
}
