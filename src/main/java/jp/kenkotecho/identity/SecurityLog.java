package jp.kenkotecho.identity;

import jp.kenkotecho.spi.SecurityEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One line for each security event, beside the request's id: ids of accounts and clients, never a value. */
@Component
class SecurityLog {

    private static final Logger LOG = LoggerFactory.getLogger("jp.kenkotecho.security");

    @EventListener
    void on(SecurityEvent event) {
        LOG.info("{} who={} why={}", event.what(), event.who(), event.why());
    }
}
