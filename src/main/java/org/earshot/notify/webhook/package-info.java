/**
 * Tells staff by a signed HTTP message (Standard Webhooks). In: an alert and a recipient with a webhook. Out:
 * whether the receiver has it. Owns no table.
 */
@NullMarked
package org.earshot.notify.webhook;

import org.jspecify.annotations.NullMarked;
