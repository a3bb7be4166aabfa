package jp.kenkotecho.spi;

import ca.uhn.fhir.rest.param.ParameterUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A text as a part of a value in a FHIR search URL: a comma or a bar in it would begin another value. */
public final class SearchValue {

    private SearchValue() {}

    /** Escaped for FHIR and encoded for a URL; empty for none. */
    public static String of(@Nullable String text) {
        return text == null ? "" : UriUtils.encode(ParameterUtil.escape(text), StandardCharsets.UTF_8);
    }
}
