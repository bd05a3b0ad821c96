package io.puente.simulator.dataverse.api;

import io.puente.simulator.dataverse.org.Organization;
import org.jspecify.annotations.Nullable;

/** Long notes in blocks: InitializeAnnotationBlocksUpload, UploadBlock, CommitAnnotationBlocksUpload. */
final class FileEndpoints implements Endpoint {
    FileEndpoints(Organization org, RowOperations operations) {}

    @Override
    public @Nullable Reply handle(Call call) {
        return null;
    }
}
