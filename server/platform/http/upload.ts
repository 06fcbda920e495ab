/** A route takes one file in the multipart field `file`. */
export type UploadRule = { readonly maxBytes: number }

/** A file that arrived. It lies in a private temporary folder and is deleted when the request ends. */
export type UploadedFile = {
  readonly path: string
  /** As the browser named it; to show, never to open. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}
