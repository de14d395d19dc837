package org.earshot.console.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.earshot.admit.Preferences;
import org.earshot.console.attend.RowSigns;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Reads and prints the first page of the queue for nobody, in every language. What costs most after a start or a quiet night, which is
 * statements, templates and counts that nobody asked for yet, is then not waited for by whoever comes first.
 */
@Component("firstPage")
class FirstPage {
    private static final String NOBODY = "";

    private final QueueDesk desk;
    private final RowSigns signs;
    private final KeptRows rows;

    FirstPage(QueueDesk desk, RowSigns signs, KeptRows rows) {
        this.desk = desk;
        this.signs = signs;
        this.rows = rows;
    }

    /** Looks at the queue as it is now. */
    public void look() {
        for (String language : new TreeSet<>(Preferences.LANGUAGES)) {
            LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
            try {
                print(desk.view(QueueFilter.of(Map.of()), NOBODY).rows());
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        }
    }

    private void print(List<QueueRow> page) {
        List<Long> cases = page.stream().map(row -> row.item().id()).toList();
        Map<Long, RowSigns.Sign> seen = signs.of(cases, NOBODY);
        page.forEach(row -> rows.html(row, seen.get(row.item().id()), false, true));
    }
}
