package jp.kenkotecho.sharing;

import java.util.Set;
import jp.kenkotecho.record.InformationCategory;

/**
 * What somebody may see of one person's record.
 *
 * @param own whether it is their own: only that can be written
 * @param categories all nine for one's own, else those that the person agreed to
 */
record Share(boolean own, Set<InformationCategory> categories) {

    static final Share OWN = new Share(true, Set.of(InformationCategory.values()));

    Share {
        categories = Set.copyOf(categories);
    }
}
