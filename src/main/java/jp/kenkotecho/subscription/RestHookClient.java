package jp.kenkotecho.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import jp.kenkotecho.spi.OutsideAddress;
import jp.kenkotecho.spi.OutsideCalls.Bounds;
import jp.kenkotecho.spi.OutsideHttp;
import jp.kenkotecho.spi.OutsideHttp.Answer;
import jp.kenkotecho.spi.OutsideHttp.Failure;
import jp.kenkotecho.spi.OutsideHttp.Reply;
import jp.kenkotecho.subscription.model.Channel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Calls the addresses of subscriptions: an empty POST, and nothing of the answer but its status. */
@Component
class RestHookClient {

    /** How many are called at once, and how many of them at one host. */
    static final int AT_ONCE = 32;

    static final int OF_ONE_HOST = 8;

    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), AT_ONCE, OF_ONE_HOST);

    private final OutsideHttp http;

    RestHookClient(@Value("${phr.subscriptions.local:false}") boolean local) {
        this.http = new OutsideHttp("rest-hooks", OutsideAddress.given(local), 0, BOUNDS);
    }

    boolean mayReach(Channel channel) {
        return http.mayCall(channel.endpoint());
    }

    static String hostOf(Channel channel) {
        return String.valueOf(URI.create(channel.endpoint()).getHost());
    }

    /** The outcome of a call. */
    enum Outcome {
        TAKEN,
        NOT_TAKEN,
        /** Others took up all the room; it was not made. */
        NOT_CALLED
    }

    /** Never fails. */
    CompletableFuture<Outcome> to(Channel channel) {
        var headers = new HttpHeaders();
        for (var header : channel.headers()) {
            var colon = header.indexOf(':');
            headers.set(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return http.start(new OutsideHttp.Request("POST", channel.endpoint(), headers, ""))
                .thenApply(RestHookClient::outcome);
    }

    private static Outcome outcome(Reply reply) {
        if (reply == Failure.NO_ROOM) {
            return Outcome.NOT_CALLED;
        }
        return reply instanceof Answer answer && answer.isGood() ? Outcome.TAKEN : Outcome.NOT_TAKEN;
    }
}
