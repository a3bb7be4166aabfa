package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class ShownTextDialectTest {

    private static final String NAME = "健康\u202E手帳\u200B <b>";

    private final TemplateEngine templates = new TemplateEngine();

    ShownTextDialectTest() {
        templates.setTemplateResolver(new StringTemplateResolver());
        templates.addDialect(new ShownTextDialect());
    }

    @Test
    void shows_a_text_wherever_a_template_puts_it() {
        assertThat(shown("<p th:text=\"${name}\"></p>")).isEqualTo("<p>健康手帳 &lt;b&gt;</p>");
        assertThat(shown("<p>[[${name}]]</p>")).isEqualTo("<p>健康手帳 &lt;b&gt;</p>");
        assertThat(shown("<p th:utext=\"${markup}\"></p>")).isEqualTo("<p><i>健康手帳</i></p>");
        assertThat(shown("<p th:utext=\"'a\u202Eb'\"></p>")).isEqualTo("<p>ab</p>");
        assertThat(shown("<img th:alt=\"${name}\">")).isEqualTo("<img alt=\"健康手帳 &lt;b&gt;\">");
        assertThat(shown("<p th:attr=\"aria-label=${name}\"></p>")).isEqualTo("<p aria-label=\"健康手帳 &lt;b&gt;\"></p>");
    }

    @Test
    void leaves_what_a_form_sends_back() {
        assertThat(shown("<input th:value=\"${name}\">")).isEqualTo("<input value=\"健康\u202E手帳\u200B &lt;b&gt;\">");
    }

    private String shown(String template) {
        var context = new Context(Locale.JAPANESE, Map.of("name", NAME, "markup", "<i>健康\u202E手帳</i>"));
        return templates.process(template, context);
    }
}
