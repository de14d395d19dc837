package org.earshot.admit;

/** Is told what was done to users, and keeps it. */
@FunctionalInterface
public interface Witness {
    /**
     * Notes a deed.
     *
     * @param who the user's name, or {@code earshot}
     * @param deed a stable word such as {@code user.role}
     * @param what to what, without any secret
     */
    void note(String who, String deed, String what);
}
