package jp.kenkotecho.sharing.subscriptions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import jp.kenkotecho.plug.OutsideAddress;
import jp.kenkotecho.sharing.subscriptions.model.Channel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Calls the addresses of subscriptions: an empty POST, no redirect, and nothing of the answer but its status. */
@Component
class Calls {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OutsideAddress outside;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    Calls(@Value("${phr.subscriptions.local:false}") boolean local) {
        this.outside = new OutsideAddress(local);
    }

    boolean mayReach(Channel channel) {
        return outside.mayBeCalled(channel.endpoint());
    }

    /** Whether it was taken; never fails. */
    CompletableFuture<Boolean> to(Channel channel) {
        try {
            // Looked at again: a name may stand for another address than when the subscription was made.
            return mayReach(channel)
                    ? http.sendAsync(request(channel), BodyHandlers.ofInputStream())
                            .thenApply(Calls::isTaken)
                            .exceptionally(failure -> false)
                    : CompletableFuture.completedFuture(false);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(false);
        }
    }

    private static HttpRequest request(Channel channel) {
        var request = HttpRequest.newBuilder(URI.create(channel.endpoint()))
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody());
        for (var header : channel.headers()) {
            var colon = header.indexOf(':');
            request.setHeader(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return request.build();
    }

    private static boolean isTaken(HttpResponse<InputStream> response) {
        try (InputStream unread = response.body()) {
            return response.statusCode() / 100 == 2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
