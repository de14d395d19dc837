package org.earshot.know;

import java.util.Set;

/**
 * Who wrote, as a case or a mention says it.
 *
 * @param platform where
 * @param key what tells the account from others there
 * @param stable true where the key is the platform's own id
 */
record Account(String platform, String key, boolean stable) {
    private static final Set<String> NOBODY = Set.of("unknown", "deleted", "erased");

    /** False where the platform names nobody, or the name is gone: all such posts have the same name and are not one person. */
    boolean somebody() {
        return stable || !NOBODY.contains(key);
    }
}
