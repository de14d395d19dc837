package org.earshot.admit;

/**
 * Who a token lets in.
 *
 * @param user its owner, in the role that the token acts in
 * @param scope what it may do at most
 */
public record Bearer(User user, Scope scope) {}
