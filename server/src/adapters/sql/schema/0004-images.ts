/** Pictures on cards. Their name is the checksum of their bytes. Sealed rounds name them too, so they go only with their workshop. */
export const images: readonly string[] = [
  `create table images (
    workshop_id text not null, file text not null, bytes blob not null, width integer not null, height integer not null,
    participant_id text not null, at text not null, primary key (workshop_id, file)
  ) strict`,
  `create trigger images_never_change before update on images
    begin select raise(abort, 'a picture never changes'); end`,
]
