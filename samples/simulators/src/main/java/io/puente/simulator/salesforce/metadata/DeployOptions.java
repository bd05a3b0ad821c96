package io.puente.simulator.salesforce.metadata;

/**
 * @param checkOnly validate and change nothing
 * @param rollbackOnError one failure undoes all; otherwise what succeeded stays
 * @param singlePackage package.xml is at the root of the zip, not in a folder
 */
public record DeployOptions(boolean checkOnly, boolean rollbackOnError, boolean singlePackage) {}
