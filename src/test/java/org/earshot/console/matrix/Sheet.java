package org.earshot.console.matrix;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV after RFC 4180. */
final class Sheet {
    private Sheet() {}

    static List<String> cells(String csv) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char sign : csv.toCharArray()) {
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && (sign == ',' || sign == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (sign != '\uFEFF' && (quoted || sign != '\r')) {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
