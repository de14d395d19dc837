package org.earshot.console.settings;

/**
 * A secret that is shown once, on the page after the form.
 *
 * @param key of the sentence that says what it is
 * @param secret to be copied
 */
record Shown(String key, String secret) {
    @Override
    public String toString() {
        return key;
    }
}
