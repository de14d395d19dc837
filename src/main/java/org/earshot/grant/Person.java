package org.earshot.grant;

/**
 * Who gives.
 *
 * @param name of the user
 * @param role such as {@code agent}
 */
public record Person(String name, String role) {
    /** True for who may say yes to others and see everybody's gestures. */
    public boolean approves() {
        return GoodwillPolicy.ROLES.indexOf(role) > 0;
    }
}
