package org.earshot.console.pages;

import java.util.Locale;

/**
 * A panel that has something to show.
 *
 * @param name its template
 * @param place where it stands
 * @param content what its template writes
 */
public record PanelView(String name, CasePanel.Place place, Object content) {
    /** The word of its place in the template. */
    public String where() {
        return place.name().toLowerCase(Locale.ROOT);
    }

    /** What a live update exchanges. */
    public String id() {
        return "panel-" + name;
    }
}
