package jp.kenkotecho.server;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A URL as a log may hold it: words of the API stay, everything that could be somebody's id or value goes. */
final class UrlShape {

    private static final Pattern WORD = Pattern.compile(
            "fhir|ig|oauth2|token|revoke|introspect|authorize|register|jwks|userinfo|pages|metadata|sign-in|sign-out|second-factor"
                    + "|invitation|consent|account|apps|sessions|password|passkeys|end|remove|webauthn|login|authenticate|options"
                    + "|admin|clients|accounts|proxies|audit|verification|sharing|family|log|withdraw|preview|new|receipt|records|_history|_search|\\$[a-z-]{1,40}|[A-Z][A-Za-z]{2,40}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_:.\\-]{1,60}");

    private UrlShape() {}

    static String of(String path, @Nullable String query) {
        var shape = Arrays.stream(path.split("/", -1))
                .map(segment -> segment.isEmpty() || WORD.matcher(segment).matches() ? segment : "{id}")
                .collect(Collectors.joining("/"));
        return query == null ? shape : shape + "?" + names(query);
    }

    private static String names(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .map(name -> PARAMETER.matcher(name).matches() ? name : "{name}")
                .collect(Collectors.joining("&"));
    }
}
