package jp.kenkotecho.importing;

import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.crypto.KeyedMac;
import org.springframework.stereotype.Component;

/**
 * Makes the keys by which an imported record is recognised: a keyed MAC, because what goes in is personal and short enough
 * to be guessed from a plain hash. The same for the same text on every node.
 */
@Component
public class ImportKeys {

    private final KeyedMac mac;
    private final KeyedMac former;

    ImportKeys(KeySettings settings) {
        this.mac = new KeyedMac(settings, "imported records");
        this.former = KeyedMac.ofImportsBefore010(settings);
    }

    /** The keys of one import. */
    public ArrivalKeys begin() {
        return new ArrivalKeys(mac, former);
    }
}
