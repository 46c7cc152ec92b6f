/** A person in place of hooks: a page that gives links and QR codes, and asks what a receiver shows. */
@NullMarked
package org.cgmkit.links.person;

import org.jspecify.annotations.NullMarked;
