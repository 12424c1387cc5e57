/** Where this browser keeps which mentions in a workshop were seen: ids of comments. Goes with the workshop. */
export const mentionsKey = (workshopId: string): string => `visiebord.mentions/${workshopId}`
