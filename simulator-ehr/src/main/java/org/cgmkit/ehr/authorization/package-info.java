/**
 * Who may do what: the rules of the SMART authorization server that belongs to a sandbox (SMART App Launch 2.2), and of
 * what its tokens open.
 */
@NullMarked
package org.cgmkit.ehr.authorization;

import org.jspecify.annotations.NullMarked;
