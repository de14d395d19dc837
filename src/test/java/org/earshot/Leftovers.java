package org.earshot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads every column of every table of a Derby that no daemon has open, in search of words that should not be there any more. */
final class Leftovers {
    private Leftovers() {}

    /** The columns that hold one of the words, as TABLE.COLUMN. */
    static List<String> of(Path home, List<String> words) throws SQLException {
        String url = "jdbc:derby:" + home.resolve("data/derby");
        List<String> found = new ArrayList<>();
        try (Connection derby = DriverManager.getConnection(url);
                Statement asking = derby.createStatement()) {
            for (String[] column : columns(asking)) {
                if (holds(asking, column, words)) {
                    found.add(column[0] + "." + column[1]);
                }
            }
        } finally {
            shut(url);
        }
        return found;
    }

    private static List<String[]> columns(Statement asking) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (ResultSet row = asking.executeQuery("SELECT s.SCHEMANAME, t.TABLENAME, c.COLUMNNAME, c.COLUMNDATATYPE"
                + " FROM SYS.SYSTABLES t JOIN SYS.SYSCOLUMNS c ON c.REFERENCEID = t.TABLEID"
                + " JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID WHERE t.TABLETYPE = 'T'")) {
            while (row.next()) {
                String type = row.getString(4);
                String table = "\"" + row.getString(1) + "\".\"" + row.getString(2) + "\"";
                if (type.contains("CHAR") || type.startsWith("CLOB")) {
                    columns.add(new String[] {table, "\"" + row.getString(3) + "\"", type});
                } else if (type.startsWith("BLOB")) {
                    columns.add(new String[] {table, "\"" + row.getString(3) + "\"", "BLOB"});
                }
            }
        }
        return columns;
    }

    private static boolean holds(Statement asking, String[] column, List<String> words) throws SQLException {
        boolean bytes = column[2].equals("BLOB") || column[2].contains("BIT DATA");
        try (ResultSet row = asking.executeQuery("SELECT " + column[1] + " FROM " + column[0])) {
            while (row.next()) {
                String value = String.valueOf(bytes ? text(row.getBytes(1)) : row.getString(1))
                        .toLowerCase(Locale.ROOT);
                if (words.stream().anyMatch(value::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void shut(String url) throws SQLException {
        try {
            DriverManager.getConnection(url + ";shutdown=true").close();
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState())) { // that is how Derby says that it is closed
                throw e;
            }
        }
    }
}
