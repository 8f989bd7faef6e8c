package org.ganglion.runtime.api.plugins;

import java.util.List;

/**
 * What installing or swapping a jar would do; nothing has been touched.
 *
 * @param replaces the version in its place now, empty when there is none
 * @param refreshed names of bundles that would be refreshed, each with the reason; a swap refreshes the plug-in itself only
 * @param gained services that work gets then and does not get now
 * @param lost services that work gets now and would not get then
 * @param users work that holds the version in its place
 * @param refusals why it would be refused; empty when it would not
 */
public record SwapPlan(
    String name, String version, String digest, String signer, String replaces, List<String> refreshed, List<String> gained, List<String> lost,
        List<String> users,
    List<String> refusals) {}
